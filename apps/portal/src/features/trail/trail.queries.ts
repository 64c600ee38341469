import { graphql } from '../../gql/index.ts';
import type { AuditEntryQuery, AuditTrailQuery, EvidenceStandingQuery } from '../../gql/graphql.ts';

export const AUDIT_TRAIL = graphql(`
  query AuditTrail($after: String, $first: Int, $filter: AuditTrailFilter) {
    auditTrail(after: $after, first: $first, filter: $filter) {
      next
      rows { id at actorId actorKind actorName action subject caseId caseReference outcome code position erasedAt }
    }
  }
`);
export type TrailLine = AuditTrailQuery['auditTrail']['rows'][number];

export const AUDIT_ENTRY = graphql(`
  query AuditEntry($id: ID!) {
    auditEntry(id: $id) {
      id at recordedAt actorId actorKind actorName action subject subjectId caseId caseReference outcome code address userAgent sessionId correlationId erasedAt erasedUnder
      facts { key value } words { key value }
      position entryHash previousHash hash sealedAt
      head { number day position keyId signedAt }
    }
  }
`);
export type TrailEntry = NonNullable<AuditEntryQuery['auditEntry']>;

export const EVIDENCE_STANDING = graphql(`
  query EvidenceStanding {
    evidenceStanding {
      sealed waiting sealedUntil acts
      head { number day position keyId signedAt }
      verification { id askedAt endedAt total checked outcome lastPosition fault { code position entryId headNumber action expected found } }
    }
  }
`);
export type Standing = EvidenceStandingQuery['evidenceStanding'];
export type Verification = NonNullable<Standing['verification']>;

export const VERIFY_EVIDENCE = graphql(`
  mutation VerifyEvidence { verifyEvidence { id askedAt endedAt total checked outcome lastPosition fault { code position entryId headNumber action expected found } } }
`);
