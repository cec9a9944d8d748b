// The script of the worker that proofreads.
import { answerRequests } from "../../workbook/background";
import { runProof } from "./runProof";

answerRequests(runProof);
