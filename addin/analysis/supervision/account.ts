/** Proposals of 问责: the person, the matter and the stage that were not carried out (不落实的人、事、环节). */
import type { Stage } from "../model/supervision";
import type { Assignment } from "./assignment";
import type { Followed } from "./follow";
import type { Register } from "./register";

export interface AccountProposal {
  readonly assignment: Assignment;
  /** The head of the responsible unit as 层级 states it; "" where it states none, and then the unit alone is named. */
  readonly person: string;
  readonly unit: string;
  readonly matter: string;
  /** The stage that was not carried out. */
  readonly stage: Stage;
  readonly daysOverdue: number;
}

/**
 * Who may be held to account (问责建议), of the assignments that are overdue: a proposal for a person to decide on, with nothing
 * of a person but the name that the workbook states.
 *
 * @example
 * accountProposals(EMPTY_REGISTER, []) // => []
 */
export function accountProposals({ lines }: Pick<Register, "lines">, all: readonly Followed[]): AccountProposal[] {
  return all.flatMap(({ assignment, light, next, daysLeft }) =>
    light === "red" && next !== null
      ? [
          {
            assignment,
            person: lines.get(assignment.responsible)?.head ?? "",
            unit: assignment.responsible,
            matter: assignment.matter,
            stage: next,
            daysOverdue: -daysLeft,
          },
        ]
      : [],
  );
}
