// Draws the bars of a chart.
import { greatest, least } from "../../analysis";
import type { Bars } from "../chart/bars";
import { PLAIN_COLOR } from "../chart/chart";

/** In pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The part of a canvas that drawing needs. */
type Canvas = Pick<
  CanvasRenderingContext2D,
  "save" | "restore" | "fillRect" | "strokeRect" | "fillText" | "measureText" | "beginPath" | "rect" | "clip"
> & {
  fillStyle: CanvasRenderingContext2D["fillStyle"];
  strokeStyle: CanvasRenderingContext2D["strokeStyle"];
  lineWidth: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
};

const FAMILY = '"等线", DengXian, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const [INK, FRAME, PAPER] = ["#262626", "#D9D9D9", "#FFFFFF"];
const [MARGIN, TITLE] = [10, 26];
/** The part of the width that labels may take. */
const MOST_OF_LABELS = 0.35;
/** Colours of the series after the first. */
const COLORS = [`#${PLAIN_COLOR}`, "#1F4E79", "#C55A11", "#595959"];

/** Draws bars from a common zero, the first row on top, each with its number behind it. */
export function drawBars(canvas: Canvas, { left, top, width, height }: Box, { title, labels, series }: Bars): void {
  canvas.save();
  canvas.beginPath();
  canvas.rect(left, top, width, height);
  canvas.clip();
  canvas.fillStyle = PAPER;
  canvas.fillRect(left, top, width, height);
  canvas.strokeStyle = FRAME;
  canvas.lineWidth = 1;
  canvas.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  canvas.textBaseline = "middle";
  canvas.fillStyle = INK;
  canvas.font = `bold 13px ${FAMILY}`;
  canvas.textAlign = "center";
  canvas.fillText(fitting(canvas, title, width - 2 * MARGIN), left + width / 2, top + TITLE / 2 + 2);
  canvas.font = `12px ${FAMILY}`;

  const widest = (texts: readonly string[]): number =>
    texts.reduce((most, text) => Math.max(most, canvas.measureText(text).width), 0);
  const bars = series.flatMap((one) => one.bars);
  const values = bars.map(({ value }) => value ?? 0);
  const [lowest, highest] = [Math.min(0, least(values)), Math.max(0, greatest(values))];
  const labelWidth = Math.min(widest(labels), width * MOST_OF_LABELS);
  const numberWidth = widest(bars.map(({ text }) => text)) + 6;
  const from = left + MARGIN + labelWidth + 6 + (lowest < 0 ? numberWidth : 0);
  const room = Math.max(1, left + width - MARGIN - numberWidth - from);
  const scale = room / (highest - lowest || 1);
  const zero = from - lowest * scale;
  const rowHeight = (height - TITLE - MARGIN) / Math.max(1, labels.length);
  const barHeight = (rowHeight * 0.66) / Math.max(1, series.length);

  labels.forEach((label, row) => {
    const y = top + TITLE + rowHeight * row;
    canvas.fillStyle = INK;
    canvas.textAlign = "right";
    canvas.fillText(fitting(canvas, label, labelWidth), left + MARGIN + labelWidth, y + rowHeight / 2);
    series.forEach((one, index) => {
      const { value, text } = one.bars[row] ?? { value: null, text: "" };
      const barTop = y + rowHeight * 0.17 + barHeight * index;
      const end = zero + (value ?? 0) * scale;
      canvas.fillStyle = COLORS[index % COLORS.length] ?? INK;
      canvas.fillRect(Math.min(zero, end), barTop, Math.abs(end - zero), barHeight);
      canvas.fillStyle = INK;
      const isLeft = (value ?? 0) < 0;
      canvas.textAlign = isLeft ? "right" : "left";
      // A row without a number shows the words of its cell.
      canvas.fillText(text, end + (isLeft ? -4 : 4), barTop + barHeight / 2);
    });
  });
  canvas.fillStyle = FRAME;
  canvas.fillRect(zero - 0.5, top + TITLE, 1, height - TITLE - MARGIN);
  canvas.restore();
}

/** A text that is cut where it is wider than its room. */
function fitting(canvas: Canvas, text: string, room: number): string {
  if (canvas.measureText(text).width <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && canvas.measureText(`${characters.join("")}…`).width > room) characters.pop();
  return `${characters.join("")}…`;
}
