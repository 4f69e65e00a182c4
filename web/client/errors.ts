/** The worker died under a call, or can't be had. Its message can be shown. */
export class WorkerGone extends Error {
  override readonly name = 'WorkerGone';
}
