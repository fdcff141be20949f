import { graphql } from 'react-relay';

/** All athletes of a coach, with their open symptoms in numbers. */
export const viewer = graphql`
  fragment Roster_viewer on Viewer
  @argumentDefinitions(first: { type: "Int", defaultValue: 50 }, after: { type: "String" })
  @refetchable(queryName: "RosterPageQuery") {
    roster(first: $first, after: $after) @connection(key: "Roster_roster") {
      edges {
        node {
          id
          symptomSummary {
            openCount
            worstPain
            worsening
          }
          ...AthleteBadge_athlete
        }
      }
    }
  }
`;
