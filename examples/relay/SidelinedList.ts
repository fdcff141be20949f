import { graphql } from 'react-relay';

/** The coach's first screen. */
export const screen = graphql`
  query SidelinedListScreenQuery($orderBy: SidelinedOrder!) {
    viewer {
      ...SidelinedList_viewer @arguments(orderBy: $orderBy)
    }
  }
`;

/** The sidelined athletes, page by page. Each order is a list of its own. Refetched through `viewer`. */
export const viewer = graphql`
  fragment SidelinedList_viewer on Viewer
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 20 }
    after: { type: "String" }
    orderBy: { type: "SidelinedOrder", defaultValue: SINCE }
  )
  @refetchable(queryName: "SidelinedListPageQuery") {
    sidelinedAthletes(first: $first, after: $after, orderBy: $orderBy)
      @connection(key: "SidelinedList_sidelinedAthletes", filters: ["orderBy"]) {
      edges {
        node {
          id
          ...AthleteBadge_athlete
        }
      }
    }
  }
`;
