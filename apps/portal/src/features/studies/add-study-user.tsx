import { useMutation } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { AddPerson } from '../creditors/add-user.tsx';
import { ADD_STUDY_USER } from './studies.queries.ts';

/** An account for a commissaire de justice or a clerk of the study. */
export function AddStudyUser({ studyId, study, onDone, onClose }: { studyId: string; study: string; onDone: () => void; onClose: () => void }) {
  const [add, { loading }] = useMutation(ADD_STUDY_USER, { fetchPolicy: 'no-cache' });
  return (
    <AddPerson busy={loading} onDone={onDone} onClose={onClose} add={async (person) => (await add({ variables: { input: { studyId, ...person } } })).data?.addStudyUser}>
      <Trans>Elle verra les dossiers remis à {study}, aussi longtemps qu’ils lui sont remis, avec leurs pièces et leurs sommes ; jamais les autres dossiers, ni les notes de l’agence.</Trans>
    </AddPerson>
  );
}
