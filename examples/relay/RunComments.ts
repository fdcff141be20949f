import { graphql } from 'react-relay';

/** The comments on a run. */
export const run = graphql`
  fragment RunComments_run on Run
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
  @refetchable(queryName: "RunCommentsPageQuery") {
    id
    commentCount
    comments(first: $first, after: $after) @connection(key: "RunComments_comments") {
      edges {
        node {
          id
          audience
          body
          createdAt
          author {
            id
            name
          }
        }
      }
    }
  }
`;

/** Adds a new comment at the top of the lists that are shown. */
export const addComment = graphql`
  mutation RunCommentsAddMutation($input: AddCommentInput!, $connections: [ID!]!) {
    addComment(input: $input) {
      comment @prependNode(connections: $connections, edgeTypeName: "CommentEdge") {
        id
        audience
        body
        createdAt
        author {
          id
          name
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

/** Removes a deleted run from the lists that are shown, and from the store. */
export const deleteRun = graphql`
  mutation RunCommentsDeleteRunMutation($input: DeleteRunInput!, $connections: [ID!]!) {
    deleteRun(input: $input) {
      deletedRunId @deleteRecord @deleteEdge(connections: $connections)
      userErrors {
        message
        path
        code
      }
    }
  }
`;
