// The faults that the system reports of a file: their codes, and each in words with what to do.

type Words = readonly [zh: string, en: string];

const WORDS: Readonly<Record<string, Words>> = {
  ENOENT: ["找不到这个文件或文件夹，请核对路径。", "no such file or folder: check the path."],
  EACCES: ["没有权限，请管理员授权，或换一个文件夹。", "access is denied: ask for it, or use another folder."],
  EPERM: [
    "没有权限，或正被其他程序占用，请关闭后再试。",
    "access is denied, or it is open elsewhere: close it and try again.",
  ],
  EBUSY: ["正被其他程序占用，请关闭后再试。", "it is open elsewhere: close it and try again."],
  EROFS: ["所在的磁盘只读，请换一个文件夹。", "its disk is read-only: use another folder."],
  ENOSPC: ["磁盘已满，请清理后再试。", "the disk is full: free some space and try again."],
  EDQUOT: ["磁盘配额已用完，请清理后再试。", "the quota of the disk is used up: free some space and try again."],
  EFBIG: ["磁盘或系统放不下这么大的文件。", "its disk or the system takes no file of that size."],
  EISDIR: ["是文件夹，请写出文件名。", "it is a folder: name the file."],
  ENOTDIR: ["路径中有一段不是文件夹，请核对路径。", "a part of its path is no folder: check the path."],
  EEXIST: ["已有同名的文件，没有覆盖。", "a file of that name is there already, and was not written over."],
  ELOOP: ["链接指向自身，请核对路径。", "it is a link to itself: check the path."],
  ENAMETOOLONG: ["路径或文件名太长，请缩短。", "its path or name is too long: shorten it."],
  EMFILE: ["打开的文件太多，请关闭一些程序后再试。", "too many files are open: close some programs and try again."],
  ERR_INVALID_ARG_VALUE: [
    "路径中有不能用的字符，请核对路径。",
    "its path has a character that no path may have: check it.",
  ],
  EIO: ["磁盘读写出错，请检查磁盘或网络连接。", "the disk failed: check it, or the connection to it."],
};

/** The code of a fault that the system reports. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? "";

/** A fault of the system in words; undefined of a code that is none of its own. */
export const systemWords = (code: string): Words | undefined => (Object.hasOwn(WORDS, code) ? WORDS[code] : undefined);

/** The words in which DuckDB reports a fault of the disk, with the code that the system gives it. */
const OF_DUCKDB: readonly (readonly [RegExp, string])[] = [
  [/no space left|not enough space|disk (?:is )?full/i, "ENOSPC"],
  [/quota/i, "EDQUOT"],
  [/too large/i, "EFBIG"],
  [/permission denied|access is denied/i, "EACCES"],
  [/read-only file system/i, "EROFS"],
];

/** What DuckDB says, without the names and paths in it. */
const wordsOf = (cause: unknown): string => String(cause).replace(/"[^"\n]*"/g, "");

/** The system's code of a fault of the disk that DuckDB reports; undefined of any other fault. */
export function duckdbCode(cause: unknown): string | undefined {
  const words = wordsOf(cause);
  return OF_DUCKDB.find(([pattern]) => pattern.test(words))?.[1];
}

/** Whether DuckDB reports that another program has the file open. A block of a damaged file is no lock. */
export const isHeldByOther = (cause: unknown): boolean => /\block\b|used by another process/i.test(wordsOf(cause));
