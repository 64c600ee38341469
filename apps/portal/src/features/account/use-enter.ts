import { useRouter } from '@tanstack/react-router';
import { client } from '../../app/client.ts';

/** Only an address of this house, and not the door itself; anything else is the home. */
export const inside = (to: string | undefined): string => (to && /^\/(?![/\\])/.test(to) && !/^\/(sign-in|forgotten|welcome)\b/.test(to) ? to : '/');

/** Once a session is open: what was read before is forgotten, and the day begins where it was left. */
export function useEnter(to?: string): (me: { workspace: string }) => Promise<void> {
  const router = useRouter();
  return async ({ workspace }) => {
    await client.clearStore();
    await router.invalidate();
    await router.navigate({ to: workspace === 'enrol' ? '/account' : inside(to), replace: true });
  };
}
