/** The colours that old files name by number, from 8 on (ECMA-376 §18.8.27). */
const INDEXED =
  "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C08080809999FF993366FFFFCC" +
  "CCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF8000808000000080800000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CC" +
  "CC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333";

/** A colour as a file says it. */
export interface FileColor {
  readonly rgb?: string;
  readonly theme?: number;
  readonly tint?: number;
  readonly indexed?: number;
}

/** How a theme's colour is worked out. */
export type Theme = (index: number, tint?: number) => string;

/** `RRGGBB`; undefined where the file leaves the colour to the program. */
export function colorOf(color: FileColor | undefined, theme: Theme): string | undefined {
  if (color?.rgb !== undefined) return color.rgb.slice(-6).toUpperCase();
  // Cells count light before dark, which a theme's own list does not.
  if (color?.theme !== undefined) return theme(color.theme < 4 ? color.theme ^ 1 : color.theme, color.tint);
  if (color?.indexed === undefined) return undefined;
  const at = (color.indexed < 8 ? color.indexed : color.indexed - 8) * 6;
  return INDEXED.slice(at, at + 6) || undefined;
}
