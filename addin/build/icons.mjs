import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";

/** Draws the add-in's icons, three bars and a tick: `node addin/build/icons.mjs`. The PNGs are committed. */

const SIZES = [16, 32, 64, 80];
const BAR = [33, 115, 70];
const TICK = [197, 90, 17];
/** Samples along each side of a pixel, for smooth edges. */
const FINE = 8;

// In units of the side: bars as left, top, right, bottom; the tick as a line of two pieces.
const BARS = [
  [0.08, 0.6, 0.28, 0.94],
  [0.36, 0.42, 0.56, 0.94],
  [0.64, 0.56, 0.84, 0.94],
];
const STROKE = [
  [0.52, 0.22],
  [0.66, 0.36],
  [0.93, 0.07],
];
const HALF_WIDTH = 0.055;

const inBar = (x, y) => BARS.some(([left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom);

function distance(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

const inTick = (x, y) =>
  distance(x, y, STROKE[0], STROKE[1]) < HALF_WIDTH || distance(x, y, STROKE[1], STROKE[2]) < HALF_WIDTH;

function pixel(column, row, size) {
  let [bar, tick] = [0, 0];
  for (let i = 0; i < FINE * FINE; i++) {
    const x = (column + ((i % FINE) + 0.5) / FINE) / size;
    const y = (row + (Math.floor(i / FINE) + 0.5) / FINE) / size;
    if (inTick(x, y)) tick++;
    else if (inBar(x, y)) bar++;
  }
  const covered = bar + tick;
  const mixed = BAR.map((value, i) => (covered === 0 ? 0 : Math.round((value * bar + TICK[i] * tick) / covered)));
  return [...mixed, Math.round((255 * covered) / (FINE * FINE))];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function png(size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits each of red, green, blue and opacity.
  header.set([8, 6], 8);
  const rows = Array.from({ length: size }, (_, row) => [
    0,
    ...Array.from({ length: size }, (_, column) => pixel(column, row, size)).flat(),
  ]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

for (const size of SIZES) {
  writeFileSync(fileURLToPath(new URL(`../assets/icon-${size}.png`, import.meta.url)), png(size));
}
