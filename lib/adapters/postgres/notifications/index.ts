export { createChannelStore } from "./channels";
export { createDeliveryStore } from "./deliveries";
export { createOutcomeStore } from "./outcomes";
