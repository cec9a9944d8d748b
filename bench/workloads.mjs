/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {"floor" | "plain" | "peer" | "ours"} kind floor: the limit, no product; plain: what people write by hand
 * @property {number} [most] the largest size it can be asked
 * @property {(data: any) => (() => unknown) | Promise<() => unknown>} prepare brings the data into its own form, untimed, and gives the timed work
 * @property {(result: any, data: any) => object | Promise<object>} digest what it found, untimed
 *
 * @typedef {object} Bound what is asked of the product
 * @property {string} what
 * @property {string} of the contender that is judged
 * @property {string} [to] the contender it is compared with; without it the exponent of its cost is judged
 * @property {number} most
 * @property {number} [goal]
 * @property {boolean} [largest] only the largest size counts
 *
 * @typedef {object} Workload
 * @property {string} name
 * @property {string} title
 * @property {string} unit what a size counts
 * @property {number[]} sizes three, for the growth of the cost
 * @property {number[]} quick
 * @property {(size: number) => any} data the same for every contender
 * @property {(data: any) => object | Promise<object>} truth the digest that each contender must give, by other means
 * @property {Contender[]} contenders
 * @property {Bound[]} bounds
 */
import { growth } from "./growth.mjs";
import { ranking } from "./ranking.mjs";
import { large, reading } from "./reading.mjs";

/** @type {Record<string, Workload[]>} by the word of the command line; `large` takes many minutes and runs only when it is named */
export const WORKLOADS = { growth, ranking, reading, large };

export const workloadNamed = (name) =>
  Object.values(WORKLOADS)
    .flat()
    .find((workload) => workload.name === name);
