import { graphql } from 'react-relay';

/** An athlete's page, opened by a link with their ID. */
export const screen = graphql`
  query TimelineScreenQuery($athleteId: ID!) {
    athlete(id: $athleteId) {
      ...AthleteBadge_athlete
      ...Timeline_athlete
    }
  }
`;

/** Runs, observations, instructions and comments in one list, newest first. */
export const athlete = graphql`
  fragment Timeline_athlete on Athlete
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
  @refetchable(queryName: "TimelinePageQuery") {
    timeline(first: $first, after: $after) @connection(key: "Timeline_timeline") {
      edges {
        at
        node {
          __typename
          ... on Run {
            id
            type
            distance(unit: MILE)
          }
          ... on Observation {
            id
            pain
            sites
          }
          ... on Instruction {
            id
            status
          }
          ... on Comment {
            id
            body
          }
        }
      }
    }
  }
`;
