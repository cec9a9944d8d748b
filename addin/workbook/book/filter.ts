// The filter of a sheet between a file and a book.
import type { AutoFilter } from "hucre";
import { areaOf, rangeOfArea } from "../../analysis";
import { elementsOf, type XmlElement } from "../package/xml";
import type { Filter } from "./book";

/** Conditions that a book has no words for. */
const OTHERS = ["customFilters", "dynamicFilter", "top10", "colorFilter", "iconFilter", "dateGroupItem"];

/** The filter that a book holds; undefined where there is none, or where its conditions are of another kind. */
export function filterOf(filter: AutoFilter | undefined, beside: XmlElement): Filter | undefined {
  const area = areaOf(filter?.range ?? "");
  const [element] = elementsOf(beside, "autoFilter");
  if (filter === undefined || area === undefined || element === undefined) return undefined;
  const isOther =
    OTHERS.some((name) => elementsOf(element, name).length > 0) ||
    elementsOf(element, "filters").some(({ attributes }) => attributes["blank"] !== undefined);
  if (isOther) return undefined;
  const columns = (filter.columns ?? []).flatMap(({ colIndex, filters = [] }) =>
    filters.length === 0 ? [] : [{ column: area.left + colIndex, values: filters }],
  );
  return { area, columns };
}

export const autoFilterOf = ({ area, columns }: Filter): AutoFilter => ({
  range: rangeOfArea(area),
  columns: columns.map(({ column, values }) => ({ colIndex: column - area.left, filters: [...values] })),
});
