// The script of the thread in which `parseInThread` has workbooks parsed.
import { parentPort } from "node:worker_threads";
import { answerRequests, type WorkerScope } from "../background";
import { answer, type ParseRequest, type ParseResult } from "./parseWork";

answerRequests<ParseRequest, never, ParseResult>(answer, parentPort as unknown as WorkerScope);
