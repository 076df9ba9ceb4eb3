import type { AlertDesk, AlertRuleTold } from "../../../electron/contract/index.ts";

/** Rules of a desk (all where none is named) in force at the moment shown: those that could judge, those with nothing to judge by, and what that is. */
export const rulesJudged = (
  rules: readonly AlertRuleTold[],
  desk: AlertDesk | "any",
): { judged: number; unjudged: number; of: number; lacks: string[] } => {
  const inForce = rules.filter((rule) => rule.inForce && (desk === "any" || rule.desk === desk));
  const lacks = inForce.flatMap((rule) => rule.lacks ?? []);
  return { judged: inForce.length - lacks.length, unjudged: lacks.length, of: inForce.length, lacks: [...new Set(lacks)] };
};
