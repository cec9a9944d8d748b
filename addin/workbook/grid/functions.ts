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
import { SHEET_ROWS } from "../../analysis";

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

/** A class of the engine for every function that has been associated; `customOf` gives what a formula's cell keeps now. */
export function gridFunctions(
  metadata: Metadata,
  associations: Associations,
  customOf: (place: FormulaCell) => CustomData,
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
          return answerOf(work as Work, argumentsOf(described, given, errorsPass), described.id);
        } catch (error) {
          const answer = error instanceof CallError ? error.answer : errorOf(error);
          const words = answer.getErrorContent();
          if (words === "") return answer;
          const kept: FunctionError = { code: answer.getErrorType(), words };
          const place = { sheetId: this.subUnitId ?? "", row: this.row, column: this.column };
          return answer.withCustomData({ ...customOf(place), error: kept });
        }
      }
    }
    return [[CountyFunction, `${NAMESPACE}.${described.name}`]];
  });
}

function argumentsOf({ parameters }: FunctionMetadata, given: readonly Argument[], errorsPass: boolean): unknown[] {
  if (given.length > parameters.length) throw wrong(`参数最多${parameters.length}个`);
  return parameters.map(({ name, dimensionality, optional }, index) => {
    const argument = given[index];
    if (argument === undefined || (!argument.isReferenceObject() && (argument as BaseValueObject).isNull())) {
      if (optional) return null;
      if (argument === undefined) throw wrong(`缺少参数${name}`);
    }
    const rows = rowsOf(argument as Argument, errorsPass);
    if (dimensionality === "matrix") return rows;
    if (rows.length > 1 || (rows[0]?.length ?? 0) > 1) throw wrong(`参数${name}只能是一个单元格`);
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

function answerOf(work: Work, args: readonly unknown[], id: string): BaseValueObject {
  const values = work(...args, { functionName: id }).map((row) => row.map(valueOf));
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

function valueOf(value: number | string | boolean): BaseValueObject {
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return StringValueObject.create(value);
}

/** A thrown error as a value: the code of `CustomFunctions.Error`, else #VALUE!. A new object each time, for it keeps words. */
function errorOf(error: unknown): ErrorValueObject {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const type = Object.values(ErrorType).find((known) => known === code) ?? ErrorType.VALUE;
  return new ErrorValueObject(type, typeof message === "string" ? message : String(error));
}

/** Descriptions of the functions, for the grid's formula box. */
export const functionHelp = (metadata: Metadata): IFunctionInfo[] =>
  metadata.functions.map(({ name, description, parameters }) => ({
    functionName: `${NAMESPACE}.${name}`,
    functionType: FunctionType.User,
    description,
    abstract: description,
    functionParameter: parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description,
      // The words that stand for an argument in a call: the first ones that describe it.
      example: parameter.description.split(/[，；：,;:]/, 1)[0] ?? "",
      require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: BooleanNumber.FALSE,
    })),
  }));
