import { LIMITS, type Limit } from "./limits";

/** The reason why a file gave no sheets, or no text. */
export type UnreadableReason =
  | "not found"
  | "no access"
  | "not a file"
  | "not given"
  | "empty"
  | "encrypted"
  | "not a workbook"
  | "not a text"
  | "damaged"
  | "not understood"
  | "too large"
  | "too slow";

const WHAT_TO_DO: Readonly<Record<UnreadableReason, string>> = {
  "not found": "找不到文件，请核对路径和文件名，并确认文件没有被移动。The file was not found: check its path and name.",
  "no access":
    "没有权限打开，或正被其他程序占用。请关闭正在使用它的程序，或请管理员授权后再读取。The file may not be opened: close it elsewhere, or ask for access to it.",
  "not a file":
    "不是普通文件（是文件夹、设备或指向自身的链接），请给出文件本身。This is no plain file but a folder, a device or a link to itself: name the file.",
  "not given":
    "系统没能读出这个文件，请检查磁盘或网络连接，关闭一些程序后再试。The system did not give the file: check the disk or the connection to it, close some programs and try again.",
  empty: "文件是空的，请让报送单位重新发送。The file is empty: ask the department to send it again.",
  encrypted:
    "文件设有打开密码，请在 Excel、Word 或 WPS 中取消密码后另存，再重新读取。The file is protected by a password: remove it, save and read again.",
  "not a workbook":
    "不是表格文件，请另存为 .xlsx、.xls 或 .csv 后再报送。This is not a workbook: save it as .xlsx, .xls or .csv.",
  "not a text":
    "不是 .docx，也不是文本，请在 Word 或 WPS 中另存为 .docx。It is neither a .docx nor a text: save it as .docx.",
  damaged:
    "文件已损坏或没有传完整，请重新发送，或在 Excel 中用“打开并修复”另存。The file is damaged or cut short: send it again, or open and repair it in Excel.",
  "not understood":
    "文件的写法读不懂，不是您操作有误。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再读取；仍不行的，把文件交给维护人员。The way this file is written is not understood: open it, save it as .xlsx and read that; if it still fails, give the file to whoever looks after the program.",
  "too large":
    "文件过大，请删除多余的工作表和空白格式行后另存，文稿请分成几份。The file is too large: delete unused sheets and formatted blank rows, and divide a text.",
  "too slow":
    "读取超过时限，已经停下：行列过多，或写法异常。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再读取。Reading took longer than it may and was stopped: there are too many cells, or it is oddly written. Open it, save it as .xlsx and read that.",
};

/** A file's name in one line: it may hold anything but a slash. */
const oneLine = (name: string): string => name.replace(/[\u0000-\u001f\u007f]/g, "\ufffd");

function exceeding(limit: Limit): string {
  const [zh, en] = LIMITS[limit];
  return WHAT_TO_DO["too large"].replace("文件过大", `文件过大（${zh}）`).replace("too large", `too large (${en})`);
}

/** A file that gives no sheets or no text: the reason as a code, and in `message` what to do about it, in Chinese and English. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";

  /** The part of the file at which it is damaged; "" where that is not known. */
  readonly part: string;
  /** The limit that it exceeds; "" where none has a name. */
  readonly limit: Limit | "";

  constructor(
    readonly reason: UnreadableReason,
    readonly file: string,
    { part = "", limit = "", ...options }: ErrorOptions & { readonly part?: string; readonly limit?: Limit | "" } = {},
  ) {
    super(
      `${oneLine(file)}${part === "" ? "" : `（${part}）`}：${limit === "" ? WHAT_TO_DO[reason] : exceeding(limit)}`,
      options,
    );
    this.part = part;
    this.limit = limit;
  }
}

/** The problem of a file as it comes from another thread, which passes on the fields of an error without its class. */
export function restored(error: unknown): UnreadableFile | undefined {
  if (error instanceof UnreadableFile) return error;
  const { name, reason, file = "", part = "", limit = "" } = (error ?? {}) as Partial<UnreadableFile>;
  return name === "UnreadableFile" && reason !== undefined
    ? new UnreadableFile(reason, file, { part, limit, cause: error })
    : undefined;
}

/** A fault of one file never stops the others: one that nobody foresaw is that file's too. */
export const asUnreadable = (error: unknown, file: string): UnreadableFile =>
  error instanceof UnreadableFile
    ? error
    : new UnreadableFile(isOverTime(error) ? "too slow" : "not understood", file, { cause: error });

/** Whether an error says that work took longer than it may (`withTimeLimit`). */
export const isOverTime = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | null)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
