import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/_signed/admin/creditors/$id/mandate')({
  component: RouteComponent,
});

function RouteComponent() {
  return <div>Hello "/_signed/admin/creditors/$id/mandate"!</div>;
}
