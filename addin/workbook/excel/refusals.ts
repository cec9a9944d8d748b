import { Refusal, type RefusalReason } from "../port/workbook";

/** Excel's own codes, as far as they are reasons of the port; any other is a rejection. */
const REASONS: Readonly<Record<string, RefusalReason>> = {
  InvalidOperationInCellEditMode: "editing",
  AccessDenied: "protected",
  ItemNotFound: "no sheet",
  ItemAlreadyExists: "sheet exists",
  NonBlankCellOffSheet: "no room",
  RangeExceedsLimit: "too large",
  OperationCellsExceedLimit: "too large",
  RequestPayloadSizeLimitExceeded: "too large",
  ResponsePayloadSizeLimitExceeded: "too large",
  ApiNotFound: "not supported",
  NotImplemented: "not supported",
  UnsupportedFeature: "not supported",
  UnsupportedOperation: "not supported",
  UnsupportedSheet: "not supported",
  ConnectionFailure: "closed",
  InactiveWorkbook: "closed",
  InvalidRequestContext: "closed",
};

/** An error of Excel as a refusal of the port; Excel's own words are kept where the port has no reason for them. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code = "", message = String(error) } = (error ?? {}) as { code?: string; message?: string };
  const reason = REASONS[code];
  if (reason !== undefined) return new Refusal(reason, "", { cause: error });
  return new Refusal("rejected", code === "" ? message : `${code}: ${message}`, { cause: error });
}
