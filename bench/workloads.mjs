/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {"floor" | "plain" | "peer" | "ours"} kind floor: the limit, no product; plain: what people write by hand
 * @property {number} [most] the largest size it can be asked
 * @property {(data: any) => (() => unknown) | Promise<() => unknown>} prepare brings the data into its own form, untimed, and gives the timed work; a `peak()` of that tells the most memory held, in bytes, where it is not this process that holds it
 * @property {(result: any, data: any) => object | Promise<object>} digest what it found, untimed
 *
 * @typedef {object} Bound what is asked of the product
 * @property {string} what
 * @property {string} of the contender that is judged
 * @property {string} [to] the contender it is compared with; without it the exponent of its cost is judged
 * @property {boolean} [peak] its peak memory at the largest size is judged, in GB
 * @property {boolean} [ifInstalled] kept where the contender it is compared with is not installed
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
import { check } from "./check.mjs";
import { growth } from "./growth.mjs";
import { nationwide } from "./nation.mjs";
import { ranking } from "./ranking.mjs";
import { large, reading } from "./reading.mjs";

/** @type {Record<string, Workload[]>} by the word of the command line; `large` and `nation` take many minutes and run only when they are named */
export const WORKLOADS = { growth, ranking, reading, check, large, nation: nationwide };

export const workloadNamed = (name) =>
  Object.values(WORKLOADS)
    .flat()
    .find((workload) => workload.name === name);
