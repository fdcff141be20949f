import { graphql } from 'react-relay';

/** A name with a light beside it: green, amber, red. Wherever an athlete shows. */
export const athlete = graphql`
  fragment AthleteBadge_athlete on Athlete {
    id
    name
    availability {
      status
      since
      reviewAt
      reviewOverdue
    }
  }
`;
