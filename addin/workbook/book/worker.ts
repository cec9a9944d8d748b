// The script of a worker that opens, reads and saves workbooks.
import { answerRequests } from "../background";
import { work } from "./work";

answerRequests(work);
