// The functions of functions.json inside the grid's engine, called as Excel calls them.
import { BooleanNumber, type Ctor, type CustomData } from "@univerjs/core";
import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  FunctionType,
  NumberValueObject,
  StringValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
  type IFunctionInfo,
} from "@univerjs/engine-formula";
import { inLanguage, percentFormat, SHEET_ROWS, type Language } from "../../analysis";

/** functions.json, as much of it as a host needs. */
export interface Metadata {
  readonly allowErrorForDataTypeAny?: boolean;
  readonly functions: readonly FunctionMetadata[];
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly dimensionality?: string;
    readonly optional?: boolean;
  }[];
}

/** A function as a script hands it to `CustomFunctions.associate`. */
export type Work = (...args: unknown[]) => readonly (readonly (number | string | boolean)[])[];

/** Functions by id, in capitals. */
export type Associations = ReadonlyMap<string, Work>;

/** The error that a formula's cell keeps beside its value, and the words that a function gave with it. */
export interface FunctionError {
  readonly code: string;
  readonly words: string;
}

/** The cell of a formula. */
export interface FormulaCell {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

export const NAMESPACE = "COUNTY";

type Argument = BaseValueObject | BaseReferenceObject;
type Cell = number | string | boolean | null;

/** An argument that ends the call before it begins: an error cell that the function may not see, or a wrong shape. */
class CallError extends Error {
  constructor(readonly answer: ErrorValueObject) {
    super();
  }
}

const wrong = (words: string): CallError => new CallError(new ErrorValueObject(ErrorType.VALUE, words));

/** The facts of the cell of a formula: its texts beside its value, and whether its number format is the usual one. */
export interface KnownCell {
  readonly custom: CustomData;
  readonly isGeneral: boolean;
}

/** Functions whose answer is a rate: in a cell of general format it shows as a percentage, as Excel does with its own. */
const RATES: ReadonlySet<string> = new Set([
  "GROWTHRATE",
  "AVERAGEGROWTH",
  "TWOYEARAVERAGE",
  "SHARE",
  "CONTRIBUTIONRATE",
  "COMPLETION",
  "PACE",
  "REQUIREDGROWTH",
]);
const USUAL_PLACES = 2;
/** The places that a call may ask for; with others it is wrong, and gives no rate. */
const PLACES: readonly number[] = Array.from({ length: 11 }, (_, places) => places);

/** A class of the engine for every function that has been associated. */
export function gridFunctions(
  metadata: Metadata,
  associations: Associations,
  { language, cellAt }: { readonly language: Language; readonly cellAt: (place: FormulaCell) => KnownCell },
): [Ctor<BaseFunction>, string][] {
  return metadata.functions.flatMap((described) => {
    const work = associations.get(described.id);
    if (!work) return [];
    const errorsPass = metadata.allowErrorForDataTypeAny === true;
    class CountyFunction extends BaseFunction {
      override needsReferenceObject = true;

      override isArgumentsIgnoreNumberPattern(): boolean {
        return true;
      }

      override calculate(...given: BaseValueObject[]): BaseValueObject {
        try {
          const args = argumentsOf(described, given, { errorsPass, language });
          const format = RATES.has(described.id) && cellAt(this.place()).isGeneral ? rateFormat(described, args) : "";
          return answerOf(work as Work, args, described.id, format);
        } catch (error) {
          const answer = error instanceof CallError ? error.answer : errorOf(error);
          const words = answer.getErrorContent();
          if (words === "") return answer;
          const kept: FunctionError = { code: answer.getErrorType(), words };
          return answer.withCustomData({ ...cellAt(this.place()).custom, error: kept });
        }
      }

      private place(): FormulaCell {
        return { sheetId: this.subUnitId ?? "", row: this.row, column: this.column };
      }
    }
    return [[CountyFunction, `${NAMESPACE}.${described.name}`]];
  });
}

/** The format of a rate: as many places as the call asks for. */
function rateFormat({ parameters }: FunctionMetadata, args: readonly unknown[]): string {
  const asked = args[parameters.findIndex(({ name }) => name === "decimals")];
  const places = typeof asked === "number" && PLACES.includes(asked) ? asked : USUAL_PLACES;
  return percentFormat(places);
}

/** The name of a parameter in the language of the page: in Chinese, the first words that describe it. */
const nameIn = (language: Language, { name, description }: FunctionMetadata["parameters"][number]): string =>
  language === "zh" ? wordsOf(description) : name;

const wordsOf = (description: string): string => description.split(/[，；：,;:]/, 1)[0] ?? "";

function argumentsOf(
  { parameters }: FunctionMetadata,
  given: readonly Argument[],
  { errorsPass, language }: { readonly errorsPass: boolean; readonly language: Language },
): unknown[] {
  const say = inLanguage(language);
  if (given.length > parameters.length)
    throw wrong(say(`参数最多${parameters.length}个`, `at most ${parameters.length} arguments`));
  return parameters.map((parameter, index) => {
    const { dimensionality, optional } = parameter;
    const name = nameIn(language, parameter);
    const argument = given[index];
    if (argument === undefined || (!argument.isReferenceObject() && (argument as BaseValueObject).isNull())) {
      if (optional) return null;
      if (argument === undefined) throw wrong(say(`缺少参数“${name}”`, `${name} is missing`));
    }
    const rows = rowsOf(argument as Argument, errorsPass);
    if (dimensionality === "matrix") return rows;
    if (rows.length > 1 || (rows[0]?.length ?? 0) > 1)
      throw wrong(say(`参数“${name}”只能是一个单元格`, `${name} takes one cell`));
    return rows[0]?.[0] ?? null;
  });
}

function rowsOf(argument: Argument, errorsPass: boolean): readonly (readonly Cell[])[] {
  const value = argument.isReferenceObject()
    ? (argument as BaseReferenceObject).toArrayValueObject()
    : (argument as BaseValueObject);
  if (!value.isArray()) return [[cellOf(value as BaseValueObject, errorsPass)]];
  const array = value as ArrayValueObject;
  const width = array.getColumnCount();
  const rows = array
    .getArrayValue()
    .map((row) => Array.from({ length: width }, (_, column) => cellOf(row[column] ?? null, errorsPass)));
  const isColumn = argument.isReferenceObject() && (argument as BaseReferenceObject).isColumn();
  return isColumn ? lengthened(rows, width) : rows;
}

/** A whole column as long as Excel's: the grid's sheets are shorter. */
function lengthened(rows: readonly (readonly Cell[])[], width: number): readonly (readonly Cell[])[] {
  const long = new Array<readonly Cell[]>(SHEET_ROWS).fill(new Array<Cell>(width).fill(null));
  rows.forEach((row, index) => (long[index] = row));
  return long;
}

function cellOf(value: BaseValueObject | null, errorsPass: boolean): Cell {
  if (value === null || value.isNull()) return null;
  if (!value.isError()) return value.getValue();
  if (!errorsPass) throw new CallError(value as ErrorValueObject);
  return (value as ErrorValueObject).getErrorType();
}

/** The answer of a call; its numbers show in the format that is given. */
function answerOf(work: Work, args: readonly unknown[], id: string, format: string): BaseValueObject {
  const values = work(...args, { functionName: id }).map((row) => row.map((value) => valueOf(value, format)));
  const [first] = values[0] ?? [];
  if (values.length === 1 && values[0]?.length === 1 && first) return first;
  return ArrayValueObject.create({
    calculateValueList: values,
    rowCount: values.length,
    columnCount: values[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

function valueOf(value: number | string | boolean, format: string): BaseValueObject {
  if (typeof value === "number") return formatted(NumberValueObject.create(value), format);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return StringValueObject.create(value);
}

/** The engine keeps small numbers as objects to be used again, which a format must not touch. */
function formatted(number: NumberValueObject, format: string): NumberValueObject {
  if (format === "") return number;
  const own = new NumberValueObject(number.getValue());
  own.setPattern(format);
  return own;
}

/** A thrown error as a value: the code of `CustomFunctions.Error`, else #VALUE!. A new object each time, for it keeps words. */
function errorOf(error: unknown): ErrorValueObject {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const type = Object.values(ErrorType).find((known) => known === code) ?? ErrorType.VALUE;
  return new ErrorValueObject(type, typeof message === "string" ? message : String(error));
}

/** Descriptions of the functions, for the grid's formula box. */
export const functionHelp = (metadata: Metadata, language: Language): IFunctionInfo[] =>
  metadata.functions.map(({ name, description, parameters }) => ({
    functionName: `${NAMESPACE}.${name}`,
    functionType: FunctionType.User,
    description,
    abstract: description,
    functionParameter: parameters.map((parameter) => ({
      name: nameIn(language, parameter),
      detail: parameter.description,
      // The words that stand for an argument in a call.
      example: wordsOf(parameter.description),
      require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: BooleanNumber.FALSE,
    })),
  }));
