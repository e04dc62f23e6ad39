/** A refusal as the pages show it; `message` is written for the reader. */
export type Problem = App.Error;

/** The sentence that belongs beside the field, if the refusal names it. */
export function issueOf(problem: Problem | undefined, path: string): string | undefined {
  return problem?.issues?.find((issue) => issue.path === path)?.message;
}
