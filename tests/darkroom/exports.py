"""Small drawings after what drawing programs write: each must be let in, and be drawn as browsers show it."""

from __future__ import annotations

from typing import Final

_INKSCAPE_STYLE: Final = (
    "color:#000000;font-style:normal;font-variant:normal;font-weight:normal;font-stretch:normal;font-size:medium;line-height:normal;"
    "font-family:sans-serif;-inkscape-font-specification:'sans-serif, Normal';font-variant-ligatures:normal;font-variant-position:normal;"
    "font-variant-caps:normal;font-variant-numeric:normal;font-variant-alternates:normal;font-variant-east-asian:normal;"
    "font-feature-settings:normal;font-variation-settings:normal;text-indent:0;text-align:start;text-decoration:none;"
    "text-decoration-line:none;text-decoration-style:solid;text-decoration-color:#000000;letter-spacing:normal;word-spacing:normal;"
    "text-transform:none;writing-mode:lr-tb;direction:ltr;text-orientation:mixed;dominant-baseline:auto;baseline-shift:baseline;"
    "text-anchor:start;white-space:normal;shape-padding:0;shape-margin:0;inline-size:0;clip-rule:nonzero;display:inline;overflow:visible;"
    "visibility:visible;isolation:auto;mix-blend-mode:normal;color-interpolation:sRGB;color-interpolation-filters:linearRGB;"
    "solid-color:#000000;solid-opacity:1;vector-effect:none;fill:#c79a3b;fill-opacity:1;fill-rule:evenodd;stroke:#0b2545;"
    "stroke-width:0.52916664;stroke-linecap:butt;stroke-linejoin:miter;stroke-miterlimit:4;stroke-dasharray:none;stroke-dashoffset:0;"
    "stroke-opacity:1;-inkscape-stroke:none;paint-order:stroke fill markers;color-rendering:auto;image-rendering:auto;"
    "shape-rendering:auto;text-rendering:auto;enable-background:accumulate;stop-color:#000000;stop-opacity:1;opacity:1"
)
EXPORTS: Final = {
    "inkscape": (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Created with Inkscape (http://www.inkscape.org/) -->\n'
        '<svg width="80mm" height="60mm" viewBox="0 0 80 60" version="1.1" id="svg5" xml:space="preserve" inkscape:version="1.3.2" '
        'sodipodi:docname="map.svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
        'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg">'
        '<sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:zoom="0.74" inkscape:current-layer="layer1"><inkscape:grid type="xygrid" id="g"/></sodipodi:namedview>'
        '<defs id="defs2"><linearGradient inkscape:collect="always" id="lg1"><stop style="stop-color:#4e89b3;stop-opacity:1;" offset="0" id="stop1"/>'
        '<stop style="stop-color:#071a33;stop-opacity:0.5" offset="1" id="stop2"/></linearGradient>'
        '<linearGradient inkscape:collect="always" xlink:href="#lg1" id="lg2" x1="4" y1="4" x2="40" y2="30" gradientUnits="userSpaceOnUse" gradientTransform="matrix(1,0,0,1,0.5,0.25)"/>'
        '<clipPath clipPathUnits="userSpaceOnUse" id="clip1"><path d="m 40,5 h 35 v 30 h -35 z" id="p0" inkscape:connector-curvature="0"/></clipPath>'
        '<mask maskUnits="userSpaceOnUse" id="mask1"><circle style="fill:#ffffff;stroke:none" cx="20" cy="45" r="9" id="c0"/></mask>'
        '<filter style="color-interpolation-filters:sRGB" inkscape:label="Blur" id="filter1" x="-0.2" y="-0.2" width="1.4" height="1.4">'
        '<feGaussianBlur inkscape:collect="always" stdDeviation="0.8" id="blur1"/></filter></defs>'
        '<g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1" style="display:inline" transform="translate(0,0.5)">'
        '<rect style="fill:url(#lg2);fill-opacity:1;stroke:none;stroke-width:0.264583" id="rect1" width="36" height="26" x="4" y="4" ry="2.5"/>'
        f'<path style="{_INKSCAPE_STYLE}" d="m 45,10 c 5,-5.5 10,5 15,0 l 10,20 -30,-2.5 z" id="path1" sodipodi:nodetypes="cccc" clip-path="url(#clip1)"/>'
        '<rect style="fill:#b3202c" id="rect2" width="30" height="20" x="8" y="36" mask="url(#mask1)"/>'
        '<use x="0" y="0" xlink:href="#rect2" id="use1" transform="rotate(10,60,40) translate(34)" inkscape:transform-center-x="2"/>'
        '<circle style="fill:#1c6e73;filter:url(#filter1)" id="path2" cx="62" cy="40" r="6"/></g>'
        '<g inkscape:groupmode="layer" id="layer2" style="display:none"><rect width="80" height="60" style="fill:#ff0000" id="rect3"/></g></svg>'
    ),
    "inkscape, markers": (
        '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60" viewBox="0 0 80 60"><defs><marker style="overflow:visible" id="Triangle" refX="0.0" refY="0.0" '
        'orient="auto-start-reverse" markerWidth="5.3244081" markerHeight="6.155385" viewBox="0 0 5.3244081 6.1553851" preserveAspectRatio="xMidYMid">'
        '<path transform="scale(0.5)" style="fill:#0b2545;fill-rule:evenodd;stroke:none" d="M 5.77,0.0 L -2.88,5.0 L -2.88,-5.0 L 5.77,0.0 z"/></marker></defs>'
        '<path style="fill:none;stroke:#0b2545;stroke-width:2;marker-start:url(#Triangle);marker-end:url(#Triangle)" d="M 15,20 L 60,45"/></svg>'
    ),
    "illustrator": (
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->\n'
        '<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" '
        'viewBox="0 0 80 60" style="enable-background:new 0 0 80 60;" xml:space="preserve">\n<style type="text/css">\n\t.st0{fill:#F3EBE0;}\n\t.st1{fill:none;stroke:#0B2545;'
        "stroke-width:2;stroke-linecap:round;stroke-linejoin:round;stroke-miterlimit:10;}\n\t.st2{clip-path:url(#SVGID_00000094594361_);}\n\t.st3{fill:url(#SVGID_1_);}\n\t"
        ".st4{opacity:0.6;fill:#B3202C;enable-background:new    ;}\n\t.st5{display:none;}\n\t.st6{fill-rule:evenodd;clip-rule:evenodd;fill:#FFFFFF;}\n</style>\n"
        '<rect class="st0" width="80" height="60"/>\n<g id="_x31_2_layer"><path class="st1" d="M10,10c4.4,0,8,3.6,8,8s-3.6,8-8,8\n\tS2,22.4,2,18S5.6,10,10,10z"/>'
        '<defs><rect id="SVGID_2_" x="24" y="6" width="20" height="14"/></defs><clipPath id="SVGID_00000094594361_"><use xlink:href="#SVGID_2_"  style="overflow:visible;"/></clipPath>'
        '<g class="st2"><circle class="st4" cx="24" cy="6" r="15"/></g>'
        '<linearGradient id="SVGID_1_" gradientUnits="userSpaceOnUse" x1="50" y1="10" x2="75" y2="50" gradientTransform="matrix(1 0 0 -1 0 62)">'
        '<stop  offset="0" style="stop-color:#C79A3B"/><stop  offset="1" style="stop-color:#1C6E73;stop-opacity:0.8"/></linearGradient>'
        '<polygon class="st3" points="50,10 75,10 75,50 50,50 "/><path class="st6" d="M10,40h20v12H10V40z M14,43v6h12v-6H14z"/></g>'
        '<g id="Hidden" class="st5"><rect class="st4" width="80" height="60"/></g>\n</svg>\n'
    ),
    "illustrator, for screens": (
        '<svg id="Layer_1" data-name="Layer 1" xmlns="http://www.w3.org/2000/svg" width="80" height="60" viewBox="0 0 80 60"><defs><style>.cls-1, .cls-2 {\n        fill: #071a33;\n      }\n'
        "      .cls-2, .cls-3 { stroke-width: 0px; }\n      .cls-2 {\n        isolation: isolate;\n        mix-blend-mode: multiply; opacity: .75; }</style></defs>"
        '<rect class="cls-1" x="4" y="4" width="40" height="30"/><path class="cls-2" d="m20,20h40v30H20Z" fill="#d9ba7d"/><path class="cls-3" d="m60,4h10v10h-10Z"/></svg>'
    ),
    "figma": (
        '<svg width="80" height="60" viewBox="0 0 80 60" fill="none" xmlns="http://www.w3.org/2000/svg">\n<rect width="80" height="60" fill="white"/>\n<g clip-path="url(#clip0_12_34)">\n'
        '<g filter="url(#filter0_d_12_34)">\n<rect x="8" y="8" width="30" height="24" rx="4" fill="url(#paint0_linear_12_34)" shape-rendering="crispEdges"/>\n'
        '<rect x="8.5" y="8.5" width="29" height="23" rx="3.5" stroke="black" stroke-opacity="0.2" shape-rendering="crispEdges"/>\n</g>\n'
        '<g style="mix-blend-mode:multiply" opacity="0.8"><circle cx="52" cy="30" r="16" fill="#3F7FAE" fill-opacity="0.9"/></g>\n'
        '<mask id="mask0_12_34" style="mask-type:alpha" maskUnits="userSpaceOnUse" x="40" y="36" width="30" height="20">\n<rect x="40" y="36" width="30" height="20" fill="#D9D9D9"/>\n</mask>\n'
        '<g mask="url(#mask0_12_34)">\n<path fill-rule="evenodd" clip-rule="evenodd" d="M30 40L80 30V60H30V40ZM50 45V55H60V45H50Z" fill="url(#paint1_radial_12_34)"/>\n</g>\n</g>\n'
        '<defs>\n<filter id="filter0_d_12_34" x="2" y="4" width="42" height="36" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB">\n<feFlood flood-opacity="0" result="BackgroundImageFix"/>\n'
        '<feColorMatrix in="SourceAlpha" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0" result="hardAlpha"/>\n<feOffset dy="2"/>\n<feGaussianBlur stdDeviation="2"/>\n'
        '<feComposite in2="hardAlpha" operator="out"/>\n<feColorMatrix type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0.25 0"/>\n'
        '<feBlend mode="normal" in2="BackgroundImageFix" result="effect1_dropShadow_12_34"/>\n<feBlend mode="normal" in="SourceGraphic" in2="effect1_dropShadow_12_34" result="shape"/>\n</filter>\n'
        '<linearGradient id="paint0_linear_12_34" x1="23" y1="8" x2="23" y2="32" gradientUnits="userSpaceOnUse">\n<stop stop-color="#C79A3B"/>\n<stop offset="1" stop-color="#B3202C" stop-opacity="0.4"/>\n</linearGradient>\n'
        '<radialGradient id="paint1_radial_12_34" cx="0" cy="0" r="1" gradientUnits="userSpaceOnUse" gradientTransform="translate(55 46) rotate(90) scale(14 20)">\n<stop stop-color="#0B2545"/>\n'
        '<stop offset="1" stop-color="#1C6E73"/>\n</radialGradient>\n<clipPath id="clip0_12_34">\n<rect width="76" height="56" fill="white" transform="translate(2 2)"/>\n</clipPath>\n</defs>\n</svg>\n'
    ),
    "libreoffice": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
        '<svg version="1.2" width="80mm" height="60mm" viewBox="0 0 8000 6000" preserveAspectRatio="xMidYMid" fill-rule="evenodd" stroke-width="28.222" stroke-linejoin="round" '
        'xmlns="http://www.w3.org/2000/svg" xmlns:ooo="http://xml.openoffice.org/svg/export" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:presentation="http://sun.com/xmlns/staroffice/presentation" '
        'xmlns:smil="http://www.w3.org/2001/SMIL20/" xmlns:anim="urn:oasis:names:tc:opendocument:xmlns:animation:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xml:space="preserve">\n'
        ' <defs class="ClipPathGroup">\n  <clipPath id="presentation_clip_path" clipPathUnits="userSpaceOnUse">\n   <rect x="0" y="0" width="8000" height="6000"/>\n  </clipPath>\n </defs>\n'
        ' <defs class="TextShapeIndex">\n  <g ooo:slide="id1" ooo:id-list="id3 id4"/>\n </defs>\n <defs class="EmbeddedBulletChars">\n  <g id="bullet-char-template-57356" transform="scale(0.00048828125,-0.00048828125)">\n'
        '   <path d="M 580,1141 L 1163,571 580,0 -4,571 580,1141 Z"/>\n  </g>\n </defs>\n <g>\n  <g id="id2" class="Master_Slide">\n   <g id="bg-id2" class="Background"/>\n  </g>\n </g>\n'
        ' <g class="SlideGroup">\n  <g>\n   <g id="container-id1">\n    <g id="id1" class="Slide" clip-path="url(#presentation_clip_path)">\n     <g class="Page">\n      <g class="com.sun.star.drawing.CustomShape">\n'
        '       <g id="id3">\n        <rect class="BoundingBox" stroke="none" fill="none" x="999" y="999" width="3003" height="2003"/>\n'
        '        <path fill="rgb(114,159,207)" stroke="none" d="M 2500,3000 L 1000,3000 1000,1000 4000,1000 4000,3000 2500,3000 Z"/>\n'
        '        <path fill="none" stroke="rgb(52,101,164)" d="M 2500,3000 L 1000,3000 1000,1000 4000,1000 4000,3000 2500,3000 Z"/>\n       </g>\n      </g>\n'
        '      <g class="Group"><g id="id4"><path fill="rgb(255,0,0)" fill-opacity="0.502" stroke="rgb(255,255,255)" stroke-opacity="0.502" stroke-width="100" stroke-linejoin="miter" stroke-linecap="round" '
        'd="M 5000,3000 C 5600,3000 7000,3400 7000,4000 7000,4600 5600,5000 5000,5000 4400,5000 3000,4600 3000,4000 3000,3400 4400,3000 5000,3000 Z M 3000,3000 L 3000,3000 Z"/></g></g>\n'
        "     </g>\n    </g>\n   </g>\n  </g>\n </g>\n</svg>"
    ),
    "affinity": (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
        '<svg width="100%" height="100%" viewBox="0 0 80 60" version="1.1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xml:space="preserve" '
        'xmlns:serif="http://www.serif.com/" style="fill-rule:evenodd;clip-rule:evenodd;stroke-linejoin:round;stroke-miterlimit:2;">\n'
        '    <g id="Artboard1" serif:id="Artboard 1" transform="matrix(1,0,0,1,2,-3.55271e-15)"><rect x="4" y="4" width="30" height="20" style="fill:rgb(28,110,115);"/>\n'
        '        <path d="M40,10L70,10L70,50L40,50L40,10ZM46,16L46,44L64,44L64,16L46,16Z" style="fill:rgb(11,37,69);fill-opacity:0.79;stroke:white;stroke-width:1px;"/></g>\n</svg>\n'
    ),
    "corel": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="80mm" height="60mm" version="1.1" '
        'style="shape-rendering:geometricPrecision; text-rendering:geometricPrecision; image-rendering:optimizeQuality; fill-rule:evenodd; clip-rule:evenodd" viewBox="0 0 8000 6000" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xodm="http://www.corel.com/coreldraw/odm/2003">\n <defs>\n  <style type="text/css">\n   <![CDATA[\n    .str0 {stroke:#2B2A29;stroke-width:76.2;stroke-miterlimit:22.9256}\n'
        '    .fil0 {fill:#EF7F1A}\n   ]]>\n  </style>\n </defs>\n <g id="Layer_x0020_1">\n  <metadata id="CorelCorpID_0Corel-Layer"/>\n  <polygon class="fil0 str0" points="1000,1000 6000,1500 4000,5000 "/>\n </g>\n</svg>\n'
    ),
}  # fmt: skip
