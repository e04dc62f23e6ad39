import { applyAction, type SubmitFunction } from '$app/forms';
import { refreshAll } from '$app/navigation';

/** After a form the page stays where it is: what was read isn't scrolled away. */
export const inPlace: SubmitFunction = () => inPlaceAnswer;

export const inPlaceAnswer: Exclude<Awaited<ReturnType<SubmitFunction>>, void> = async ({
  result,
  update,
}) => {
  if (result.type !== 'redirect' || !isHere(result.location)) {
    await update({ reset: false, refreshAll: result.type === 'success' });
    return;
  }
  await applyAction({ type: 'success', status: 200, data: undefined, location: result.location });
  await refreshAll();
};

function isHere(target: string): boolean {
  return new URL(target, location.href).pathname === location.pathname;
}
