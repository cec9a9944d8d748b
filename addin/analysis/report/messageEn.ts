import type { RuleName } from "../model/ruleName";
import type { Parts } from "./quantity";

type Sentence = (parts: Parts) => readonly [wrong: string, next: string];

const apart = (difference: string): string => (difference === "" ? "" : `, ${difference}`);

const mismatch =
  (what: string, from: string, next: string): Sentence =>
  ({ subject, expected, received, difference }) => [
    `${subject}${what} is given as ${received}, but ${from} give ${expected}${apart(difference)}`,
    next,
  ];

const dash = (period: string): string => period.replace(/-/g, "—");

/** The English sentence of each rule. */
export const ENGLISH: Readonly<Record<RuleName, Sentence>> = {
  "missing-region": ({ about, expected }) => [
    `${about.label === "" ? "the table" : `“${about.label}”`} has no row for ${expected}`,
    "report it, or enter “未报” in its row",
  ],
  "duplicate-region": ({ about, received }) => [
    `${about.region} stands ${received} times in one table`,
    "delete the row that repeats, or correct its name",
  ],
  "unknown-region": ({ received }) => [
    `${received} is no known region, so its row is left out`,
    "use the official name, or enter this one as an alias on the sheet 地区",
  ],
  "unknown-indicator": ({ received }) => [
    `${received} is no known indicator`,
    "use the official name, or enter this one as an alias on the sheet 指标",
  ],
  "reading-doubtful": ({ about, expected, received }) => [
    `read as ${received} the column does not agree with its table, read as ${expected} it does in ${about.label}`,
    "check the header, and say which two figures are compared",
  ],
  "unit-slip": ({ subject, expected, received }) => [
    `${subject}${received} is thousands of times off its row, its column or earlier months; in the table's unit it would be ${expected}`,
    "check the unit of the source, convert and enter it again",
  ],
  "sum-mismatch": ({ subject, expected, received, difference, about }) =>
    about.label === ""
      ? [
          `${subject}the total is given as ${received}, but its parts add up to ${expected}${apart(difference)}`,
          "check the total and its parts, and report again",
        ]
      : [
          `${subject}${received} is given, but ${about.label} is ${expected}${apart(difference)}`,
          "check all of them, and report again",
        ],
  "change-mismatch": mismatch("the change", "the figure and its base", "check all three, and report again"),
  "growth-mismatch": mismatch("growth", "the figure and its base", "check all three; if the basis changed, say so"),
  "completion-mismatch": mismatch("completion", "the figure and its target", "check all three, and report again"),
  "share-mismatch": (parts) =>
    parts.cause === "basis"
      ? [
          `${parts.subject}the share is given as ${parts.received}, which is over ${parts.about.label}; over the whole of the dictionary it is ${parts.expected}`,
          "name its whole in the table, and compare it with none on another basis",
        ]
      : mismatch("the share", "its part and whole", "check all three, and report again")(parts),
  "rank-mismatch": ({ subject, expected, received }) => [
    `${subject}the rank is given as ${received}, but the figures of the table give ${expected}`,
    "rank again at the printed places; equals tie",
  ],
  "gdp-monthly": ({ about, month, received }) => [
    `${about.indicator} is compiled by quarter, so the rate ${received} of ${month} can only be an estimate`,
    "say that it is one, or wait for the quarter's rate",
  ],
  "basis-unclear": ({ subject, expected, received }) => [
    `${subject}${received} is more than all revenue of the period, ${expected}; its basis is unclear`,
    "say what it takes in, and whether it counts as revenue",
  ],
  mistyped: ({ subject, expected, received }) => [
    `${subject}${received} breaks several relations, all of which hold with ${expected}`,
    "check the source, correct and report again",
  ],
  "stale-copy": ({ about, received }) => [
    `${about.label === "" ? "the table" : `“${about.label}”`} holds the figures accepted for ${received}: it seems to be that table again`,
    "send this period's table",
  ],
  "wrong-unit": ({ about, expected, received }) => [
    `${about.label === "" ? "the whole table" : `the whole of “${about.label}”`} is thousands of times off earlier months; it names the unit ${received}` +
      (expected === "" ? "" : ` and looks like ${expected}`),
    "correct the unit, or convert the figures",
  ],
  "repeated-column": ({ subject, about, received }) => [
    `${subject}the column “${about.label}” holds the very figures of the column ${received}`,
    "check both columns, and report again",
  ],
  "identity-mismatch": ({ subject, expected, received, difference, cause }) =>
    cause === "basis"
      ? [
          `${subject}${received} is not the sum of the parts that the dictionary states, ${expected}, but another sum of this sheet holds: these parts are on another basis`,
          "state the basis in the note, and compare it with none on another",
        ]
      : [
          `${subject}the total is given as ${received}, but what it consists of adds up to ${expected}${apart(difference)}`,
          "check the total and its parts, and report again",
        ],
  "part-exceeds-whole": ({ subject, expected, received, difference }) => [
    `${subject}the part ${received} is larger than its whole ${expected}${apart(difference)}`,
    "check both, correct or explain",
  ],
  "shares-unbalanced": ({ subject, received, difference }) => [
    `${subject}the shares add up to ${received}, not to 100%${apart(difference)}`,
    "check the shares, and report again",
  ],
  "figures-disagree": ({ subject, expected, received, difference }) => [
    `${subject}it is ${received} here and ${expected} elsewhere${apart(difference)}`,
    "make both the same, or say how their bases differ",
  ],
  "formula-lost": ({ subject, received }) => [
    `${subject}${received} is a bare number where the others of its row or column are formulas`,
    "put the formula back, and calculate again",
  ],
  "cumulative-mismatch": mismatch(
    "the year so far",
    "last month's cumulative figure and this month's",
    "check all three, and report again",
  ),
  "cumulative-falls": ({ subject, expected, received, difference }) => [
    `${subject}the year so far is ${received}, less than the ${expected} of a month ago${apart(difference)}`,
    "check it, or explain the negative month",
  ],
  "unchanged-figure": ({ subject, received }) => [
    `${subject}${received} is last month's figure to the last digit`,
    "check that it was updated, or say that nothing changed",
  ],
  "negative-month": ({ subject, received }) => [
    `${subject}the month alone is ${received}`,
    "check the sign, or explain (refunds and the like)",
  ],
  "joint-months": ({ subject, received }) => [
    `${subject}January and February are published together, but a month alone is given as ${received}`,
    "report January to February only",
  ],
  "base-mismatch": ({ subject, expected, received, difference }) => [
    `${subject}the base is given as ${received}, but was accepted as ${expected}${apart(difference)}`,
    "use the accepted figure, or say how the base was restated",
  ],
  "budget-changed": ({ subject, expected, received, difference }) => [
    `${subject}the budget is given as ${received}, in earlier months as ${expected}${apart(difference)}`,
    "check it; call it adjusted where it was",
  ],
  "unusual-growth": ({ subject, expected, received }) => [
    `${subject}growth of ${received} is far from the median of its last twelve months, ${expected}`,
    "check the figure and its base, or explain",
  ],
  "growth-reversal": ({ subject, expected, received }) => [
    `${subject}growth turned from ${expected} a month ago to ${received}`,
    "check the figure and its base, or explain",
  ],
  "nontax-jump": ({ subject, expected, received, difference }) => [
    `${subject}non-tax revenue is ${received} of the month's, after ${expected} of the months before${apart(difference)}`,
    "ask what was paid in at once, and explain",
  ],
  "claim-mismatch": ({ about, subject, expected, received, difference, cause }) =>
    cause === "basis"
      ? [
          `${subject}the text says ${received}, which is the figure of ${about.label}; that of ${about.indicator} is ${expected}`,
          "state the basis in the text, or enter this name as an alias of the indicator that it means",
        ]
      : [
          `${subject}the sentence says ${received}, but the figures give ${expected}${apart(difference)}`,
          "make the sentence and the figures agree",
        ],
  "negative-growth-words": ({ expected, received }) => [
    `the words ${received} call a fall a growth`,
    `write ${expected}`,
  ],
  "points-wording": ({ expected, received }) => [
    `the words ${received} give a difference of two rates, which is in percentage points`,
    `check, and write ${expected}`,
  ],
  "damaged-period": ({ expected, received }) => [
    `${received} is no period${expected === "" ? "" : `; ${dash(expected)} may be meant`}`,
    "correct the period",
  ],
  "period-disagreement": ({ expected, received }) => [
    `the period here, ${dash(received)}, is not that given elsewhere, ${dash(expected)}`,
    "check which period the figures belong to, and make both the same",
  ],
  "no-period": () => ["the table does not say its period", "write year and month in the title, as in “2017年1—8月”"],
  "no-unit": () => ["the table does not say its unit", "write it above the header, as in “单位：万元”"],
  "not-a-number": ({ subject, received }) => [
    `${subject}${received} is not a number`,
    "enter a number, or “未报” where there is none",
  ],
  "ragged-row": ({ about, received }) => [
    `rows with more values than their header: ${received} (${about.label}); most likely commas within numbers were taken for separators, and the values behind them stand in wrong columns`,
    "leave the commas out, or send the table as .xlsx",
  ],
  "formula-unsaved": ({ about, received }) => [
    `formulas saved without their results, so that there is no figure to read: ${received} (${about.label})`,
    "open the file in Excel, save it once, and send it again",
  ],
  "hidden-value": ({ about, sheet, received }) => [
    `${hidden(about.label, sheet)} is hidden and holds figures, such as ${received}`,
    "unhide it, and keep or delete them",
  ],
  "unread-figures": ({ received }) => [
    `rows of figures that were not read, for want of a header: ${received}`,
    "give them a header, or delete them",
  ],
  "unread-words": ({ received }) => [
    `${received} is not understood; the figures beside it are read under a name with these words in it`,
    "enter the whole name on the sheet 指标, or the words on the sheet 词汇",
  ],
  "reading-outdated": ({ about, expected, received }) => [
    `${about.label === "" ? "the table" : `the column “${about.label}”`} was corrected on the sheet 读法 when it was read as ${expected}; it is read as ${received} now, and the correction was not used`,
    "see whether the table has changed, and correct its reading anew, or delete the row of the sheet 读法",
  ],
  "layout-changed": ({ expected, received }) => [
    `the columns of this table differ from those before: ${
      [received === "" ? "" : `${received} came`, expected === "" ? "" : `${expected} went`]
        .filter((words) => words !== "")
        .join(", ") || "their order changed"
    }`,
    "see what the columns mean; readings that were corrected before are not used, and are to be corrected anew on the sheet 读法",
  ],
  "meaning-changed": ({ about, expected, received }) => [
    `the column “${about.label}” was read as ${expected} before, and is read as ${received} now`,
    "see what it means, how far it reaches and its unit, and correct the reading where it is wrong",
  ],
  "not-a-rate": ({ received }) => [
    `${received} is read as a rate, and every row is five times its base or more: amounts, it seems`,
    "say in the header whether it is an amount or a percentage",
  ],
  "two-readings": ({ about, expected, received }) => [
    `“${about.label}” can be read in two ways; it is read as ${received} and may be ${expected}`,
    "say in the table which it is",
  ],
  "merged-figure": ({ received }) => [
    `${received} is merged over several rows; whose it is cannot be told, and it is not read`,
    "unmerge the cells, and fill in each row",
  ],
  "dictionary-entry": ({ expected, received }) => [
    `the entry ${received} should be ${expected}`,
    "correct it, and read again",
  ],
  "dictionary-header": ({ sheet, expected }) => [
    `the sheet “${sheet}” lacks the columns ${expected}`,
    "add them, and read again",
  ],
  "dictionary-spelling": ({ about, expected, received }) => [
    `“${about.label}” is a name of both ${expected} and ${received}, and is taken for the first`,
    "keep it in one place only",
  ],
  "reading-repeated": ({ about }) => [
    `${about.label === "" ? "the table" : `the column “${about.label}”`} is corrected twice on the sheet 读法, and is read by the first row`,
    "keep one row",
  ],
  "rule-book": ({ expected }) => [
    `the rule book cannot be read: it has no ${expected}`,
    "fill it in as its format says",
  ],
  "rule-entry": ({ expected, received }) => [
    `the entry ${received} should be ${expected}; the rule did not run`,
    "correct it, and check again",
  ],
  "rule-formula": ({ about, received, expected, position }) => [
    `the formula “${about.label}” is wrong at ${position === "" ? "" : `character ${position}, `}${received}: ${expected}; the rule did not run`,
    "correct it as the page on rules says, and check again",
  ],
  "rule-name": ({ about, received }) => [
    `${received} in the formula “${about.label}” is no known indicator, and is looked for as written`,
    "check its spelling, or enter it on the sheet 指标",
  ],
};

function hidden(label: string, sheet: string): string {
  if (label === sheet) return `the sheet “${label}”`;
  return `${/^\d+$/.test(label) ? "row" : "column"} ${label}`;
}

/** The next step where the rule book asks for a written explanation. */
export const EXPLAIN = "check and correct it; where it is right, its reason must be written down";

/** A rule of the bureau's own book, or one that has no sentence of its own. */
export const anyRule: Sentence = ({ title, subject, expected, received, difference }) => [
  `${subject}the rule “${title}” does not hold` +
    (received === "" ? "" : `; it is ${received}`) +
    (expected === "" ? "" : `, and should be ${expected}`) +
    apart(difference),
  "check and correct it, or explain why",
];

/** An item that a rule could not decide. */
export const undecidedRule: Sentence = ({ title, subject }) => [
  `${subject}figures are missing that the rule “${title}” needs`,
  "fill them in, and check again",
];
