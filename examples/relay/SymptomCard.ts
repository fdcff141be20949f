import { graphql } from 'react-relay';

/** Opened by a link with an ID. */
export const screen = graphql`
  query SymptomCardScreenQuery($symptomId: ID!) {
    node(id: $symptomId) {
      ...SymptomCard_symptom @alias(as: "symptom")
    }
  }
`;

/** A symptom with its latest observations. Refetched alone, by its ID, after a new observation. */
export const symptom = graphql`
  fragment SymptomCard_symptom on Symptom
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "SymptomCardRefetchQuery") {
    id
    status
    trend
    diagnosis {
      pathology
      certainty
    }
    observations(first: $first, after: $after) @connection(key: "SymptomCard_observations") {
      edges {
        node {
          id
          observedAt
          pain
          sites
        }
      }
    }
  }
`;

/** The result updates every card of the symptom and every badge of the athlete. */
export const addObservation = graphql`
  mutation SymptomCardAddObservationMutation($input: AddObservationInput!) {
    addObservation(input: $input) {
      observation {
        id
      }
      symptom {
        ...SymptomCard_symptom
        athlete {
          ...AthleteBadge_athlete
        }
      }
      userErrors {
        message
        path
        code
      }
    }
  }
`;
