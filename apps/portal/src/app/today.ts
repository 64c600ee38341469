import { dayOfInstant } from '@quittance/ui';
import { useEffect, useState } from 'react';

/** The legal day in Paris: the one place of the portal that reads the clock. A page left open over night turns with it. */
export function useToday(): string {
  const [today, setToday] = useState(() => dayOfInstant(new Date()));
  useEffect(() => {
    const look = () => setToday(dayOfInstant(new Date()));
    const every = setInterval(look, 60_000);
    document.addEventListener('visibilitychange', look);
    return () => { clearInterval(every); document.removeEventListener('visibilitychange', look); };
  }, []);
  return today;
}
