import { graphql } from 'react-relay';

/** A name with a light: green, amber or red. Used wherever an athlete is shown. */
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
