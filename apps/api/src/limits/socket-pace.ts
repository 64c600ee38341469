import type { Socket } from 'socket.io';

/** One page says which cases it looks at: a burst when a list is scrolled, a few a second for long. Beyond that it is no page of ours. */
export interface Pace { readonly burst: number; readonly perSecond: number }
export const SOCKET_PACE: Pace = { burst: 60, perSecond: 10 };
/** Pages that one session may hold open on a node; the twenty-first is somebody else's programme. */
export const MOST_SOCKETS = 20;

/** Ends the socket at the message that is one too many; nothing of it is read. */
export function keepPace(socket: Socket, { burst, perSecond }: Pace = SOCKET_PACE): void {
  let left = burst, at = performance.now();
  socket.use((_, next) => {
    const now = performance.now();
    left = Math.min(burst, left + ((now - at) / 1000) * perSecond);
    at = now;
    if (left < 1) return void socket.disconnect(true);
    left -= 1;
    next();
  });
}
