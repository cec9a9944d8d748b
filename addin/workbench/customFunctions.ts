import type { Associations, Work } from "../workbook/grid/functions";

/** Excel's runtime for custom functions, as far as functions.js uses it, so that the same script runs in this page. */

class CellError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

const ERRORS = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
};

/** Loads functions.js and collects the functions that it associates. */
export async function loadFunctions(address: string): Promise<Associations> {
  const associations = new Map<string, Work>();
  const associate = (id: string, work: Work): void => {
    associations.set(id.toUpperCase(), work);
  };
  Object.assign(window, { CustomFunctions: { associate, Error: CellError, ErrorCode: ERRORS } });
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error(address));
    document.head.append(script);
  });
  return associations;
}
