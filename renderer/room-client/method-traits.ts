import { z } from "zod";
import { isVaultMethod, type MethodName, methods } from "../../electron/contract/methods.ts";

/** Whether a method takes the pair `{knownAt?, trueAt?}`, as its own schema says. */
export const takesMoment = (method: MethodName): boolean => {
  const { input } = methods[method];
  return input instanceof z.ZodObject && "knownAt" in input.shape && "trueAt" in input.shape;
};

/**
 * Whether a method belongs to the present alone: all that change or prepare a change, as the contract's access says. The room's
 * door (`vault.*`) is apart, since locking must never wait for anything; a restore is no matter of the door.
 */
export const onlyAtNow = (method: MethodName): boolean =>
  methods[method].access === "write" && !(isVaultMethod(method) && method.startsWith("vault."));
