// The map and the desk are fetched side by side: neither waits until the other has been read.
void import("./map/MapView.tsx");
void import("./main.tsx");
