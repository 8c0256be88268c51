import "../elsewhere";
