import "./here";
import "@base-ui/react/menu";
import "react";
