/** Evidence as entered and not yet saved; `district`: a code, or "general". */
export interface EvidenceDraft {
  text: string;
  district: string;
  at: string;
  source: string;
  file: File | null;
}

export const noEvidence: EvidenceDraft = { text: "", district: "general", at: "", source: "", file: null };

const drafts = new Map<string, EvidenceDraft>();

/** What was entered for an obligation, kept while sheets and tabs come and go. */
export const evidenceDraft = (obligation: string): EvidenceDraft => drafts.get(obligation) ?? noEvidence;

/** The obligation with evidence entered last and not saved; null where there is none. */
export const lastEvidenceDraft = (): string | null => [...drafts.keys()].at(-1) ?? null;

export const dropEvidence = (obligation: string): void => {
  drafts.delete(obligation);
};

/** Keeps what is entered; nothing entered is no draft. */
export const keepEvidence = (obligation: string, draft: EvidenceDraft): void => {
  dropEvidence(obligation);
  if (draft.text.trim() !== "" || draft.source.trim() !== "" || draft.at.trim() !== "" || draft.file !== null) drafts.set(obligation, draft);
};
