/** The collector starts his day with his queue. */
export { QueuePage as CollectorDesk } from '../../features/queue/queue-page.tsx';
