import type { Image, Images } from '../../domain/webhook/webhook-event.ts';
import { type AttributeMap, fromAttributes } from '../dynamodb/attribute-values.ts';
import { recordOf } from '../items.ts';

/** What the table's stream says of an item: itself before and after, as DynamoDB writes values. */
interface StreamImages {
  OldImage?: object;
  NewImage?: object;
}

/** The record on either side of a change; undefined where there was, or is, none. Whoever reads it looks at its kind. */
export const imagesOf = ({ OldImage, NewImage }: StreamImages = {}): Images => ({
  before: recordIn(OldImage),
  after: recordIn(NewImage),
});

const recordIn = (image: object | undefined): Image | undefined =>
  image && recordOf<Image>(fromAttributes(image as AttributeMap));
