import type { Group } from "./entry";

const NATIONAL_DAY = `{"2017-09-30","班";${[2, 3, 4, 5, 6].map((day) => `"2017-10-0${day}","休"`).join(";")}}`;

export const supervision: Group = {
  title: ["督办", "Supervision"],
  functions: {
    LIGHT: {
      formula: [
        "完成为绿；过期为红；低于按天计的进度为黄；七日内到期为蓝；其余为绿",
        "done is green; past the deadline red; behind the days gone yellow; due in seven days blue; else green",
      ],
      example: {
        about: [
          "9月1日到30日须完成10件，20日完成5件：慢于进度，黄灯",
          "5 of 10 by the 20th of a month: behind pace, yellow",
        ],
        call: '=COUNTY.LIGHT(5, 10, "2017-09-01", "2017-09-30", "2017-09-20")',
        answer: [["黄"]],
      },
      reasons: ["zero base", "negative base"],
      source: ["督查督办通行的红黄蓝灯", "The lights of supervision"],
    },
    DAYSLEFT: {
      formula: [
        "完成期限 － 截至日期；有节假日表的只数工作日",
        "deadline − as of; working days where holidays are given",
      ],
      example: {
        about: [
          "9月28日到10月15日，去掉周末和国庆假期，还有7个工作日",
          "From 28 September to 15 October: 7 working days",
        ],
        call: `=COUNTY.DAYSLEFT("2017-10-15", "2017-09-28", ${NATIONAL_DAY})`,
        answer: [[7]],
      },
      reasons: ["holidays unknown"],
      source: ["节假日按国务院办公厅公布的放假安排填表", "Holidays as published by the State Council's office"],
      blankIsZero: true,
    },
  },
};
