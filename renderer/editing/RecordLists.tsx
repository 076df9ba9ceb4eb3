/** The lists of the left panel, one a desk, fetched together. */
export { IncidentList } from "./lists/IncidentList.tsx";
export { PlaceList } from "./lists/PlaceList.tsx";
export { RiskAreaList } from "./lists/RiskAreaList.tsx";
export { ZoneList } from "./lists/ZoneList.tsx";
