// Charts, before they are XML or drawn.

/** Columns or bars of a chart, one value a category; null where there is nothing to draw. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** As `RRGGBB`; null where it is not drawn and carries the ones above it. */
  readonly color: string | null;
  /** Categories drawn in another colour. */
  readonly accents?: readonly number[];
  /** The value stands at its column. */
  readonly labelled?: boolean;
}

export interface Chart {
  readonly title: string;
  /** Its content in words, for readers who do not see it. */
  readonly description: string;
  readonly kind: "bars" | "stacked";
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** The number format of values: `0.0%`. */
  readonly format: string;
}

/** The colour of what is not told apart, and that of what is. */
export const PLAIN_COLOR = "8FAADC";
export const ACCENT_COLOR = "1F4E79";
