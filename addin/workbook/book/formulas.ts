import { outsideQuotes } from "./shift";

/** Our functions as Excel writes them into a file: as functions that it does not know. */
const STORED = /_xldudf_COUNTY_(\w+)(?=\s*\()/gi;
const TYPED = /(?<![\w.])COUNTY\.(\w+)(?=\s*\()/gi;
const PREFIX = /_xl(?:fn|udf|ws|pm)\./gi;

/** Functions younger than the file format, which a file names with a prefix (MS-XLSX 2.2.2, those a bureau may meet). */
const YOUNG = new Set(
  `ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT
BITOR BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST CHOOSECOLS
CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP
ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FLOOR.MATH FORECAST.ETS
FORECAST.ETS.CONFINT FORECAST.ETS.SEASONALITY FORECAST.ETS.STAT FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV
GAMMALN.PRECISE GAUSS GROUPBY HSTACK HYPGEOM.DIST IFNA IFS ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV
MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE
PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTOF PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI PIVOTBY POISSON.DIST
QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SINGLE SKEW.P SORTBY
STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL
TOROW TRIMRANGE UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR
Z.TEST`.split(/\s+/),
);
/** Two of them got a second prefix. */
const YOUNGER = new Set(["FILTER", "SORT"]);

/** A formula as the user types it, from how a file holds it. */
export function displayFormula(stored: string): string {
  if (!stored.includes("_xl")) return stored;
  return outsideQuotes(stored, (piece) => piece.replace(STORED, "COUNTY.$1").replace(PREFIX, ""));
}

/** A formula as a file holds it, from how the user types it. */
export function storedFormula(typed: string): string {
  return outsideQuotes(named(typed), (piece) =>
    piece
      .replace(TYPED, (_, name: string) => `_xldudf_COUNTY_${name.toUpperCase()}`)
      .replace(/(?<![\w.])([A-Z][A-Z0-9.]*)(?=\()/gi, (name) => {
        const known = name.toUpperCase();
        return YOUNG.has(known) ? `_xlfn.${known}` : YOUNGER.has(known) ? `_xlfn._xlws.${known}` : name;
      }),
  );
}

/** Whether a formula calls one of our functions. */
export function isOurs(typed: string): boolean {
  return storedFormula(typed).includes("_xldudf_COUNTY_");
}

/** A formula in which the names that LET and LAMBDA give carry their prefix. */
function named(formula: string): string {
  if (!/\b(?:LET|LAMBDA)\s*\(/i.test(formula)) return formula;
  const names = new Set<string>();
  const calls: { readonly names: "LET" | "LAMBDA" | null; argument: number; from: number }[] = [];
  const takeName = (to: number): void => {
    const call = calls.at(-1);
    if (call?.names === undefined || call.names === null) return;
    const name = formula.slice(call.from, to).trim();
    if ((call.names === "LAMBDA" || call.argument % 2 === 0) && /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name))
      names.add(name);
  };
  for (let i = 0, quote = ""; i < formula.length; i++) {
    const character = formula[i] ?? "";
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "(" || character === "{") {
      const called = /(?<![\w.])(LET|LAMBDA)\s*$/i.exec(formula.slice(0, i))?.[1]?.toUpperCase();
      calls.push({ names: called === "LET" || called === "LAMBDA" ? called : null, argument: 0, from: i + 1 });
    } else if (character === ")" || character === "}") calls.pop();
    else if (character === ",") {
      takeName(i);
      const call = calls.at(-1);
      if (call !== undefined) {
        call.argument++;
        call.from = i + 1;
      }
    }
  }
  if (names.size === 0) return formula;
  return outsideQuotes(formula, (piece) =>
    piece.replace(/(?<![\p{L}\p{N}_.!$])[\p{L}_][\p{L}\p{N}_.]*(?![\p{L}\p{N}_.]|\s*[(!])/gu, (word) =>
      names.has(word) ? `_xlpm.${word}` : word,
    ),
  );
}

/** A sheet's name that a reference may give without quotes: no digit first, and not what a cell could be called. */
const UNQUOTED = /^(?!(?:[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[Rr]|[Cc])$)[\p{L}_][\p{L}\p{N}_.]*$/u;

/**
 * A formula whose references name their sheets as Excel takes them: a grid writes `2017年8月!A1`, which Excel would repair
 * away on opening.
 */
export function quotedReferences(formula: string): string {
  if (!formula.includes("!")) return formula;
  return outsideQuotes(formula, (piece) =>
    piece.replace(/((?:\[\d+\])?)(?<![\p{L}\p{N}_.])([\p{L}\p{N}_.]+)(?=!)/gu, (whole, book: string, name: string) =>
      UNQUOTED.test(name) || whole === "REF" ? whole : `'${book}${name}'`,
    ),
  );
}
