// The script of the worker that runs the month.
import { answerRequests } from "../workbook/background";
import { runMonth } from "./runMonth";

answerRequests(runMonth);
