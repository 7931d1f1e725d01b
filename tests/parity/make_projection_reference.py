# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes projection_reference.txt: principal components by scikit-learn, parts and trustworthiness of UMAP by
umap-learn.

    pip install numpy scikit-learn umap-learn
    python3 make_projection_reference.py > projection_reference.txt

Vectors are made by the rule of `vectors` below, which projection_parity_test.cpp repeats: whole numbers from a
linear congruential generator around cluster centres, so that both sides have the same floats. Lines:

    pca ROWS WIDTH CLUSTERS SEED : SHARE SHARE : X Y of rows 0, 1, 2 ... (signs as the project has them)
    curve MIN_DIST SPREAD : A B
    scale ROWS WIDTH CLUSTERS SEED NEIGHBOURS POINT : RHO SIGMA
    edge ROWS WIDTH CLUSTERS SEED NEIGHBOURS FROM TO : WEIGHT
    trust ROWS WIDTH CLUSTERS SEED NEIGHBOURS : TRUSTWORTHINESS of UMAP for k = 15, mean, least and greatest of 5 seeds
    measure ROWS WIDTH CLUSTERS SEED K : TRUSTWORTHINESS of the first two columns
"""
import platform
import warnings

import numpy
import sklearn
import umap
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness
from umap.umap_ import find_ab_params, fuzzy_simplicial_set, smooth_knn_dist

warnings.filterwarnings("ignore")


def vectors(rows, width, clusters, seed):
    """Row r lies around centre r mod clusters."""
    state = seed
    draws = numpy.empty((clusters + rows) * width)
    for i in range(len(draws)):
        state = (state * 1103515245 + 12345) % 2**31
        draws[i] = ((state >> 8) % 2001 - 1000) / 512
    centres = 2 * draws[:clusters * width].reshape(clusters, width)
    around = draws[clusters * width:].reshape(rows, width)
    return (centres[numpy.arange(rows) % clusters] + around).astype(numpy.float32)


def nearest(values, count):
    """Distances and rows of the nearest, the row itself first, equal ones by row."""
    values = values.astype(numpy.float64)
    squared = ((values[:, None, :] - values[None, :, :]) ** 2).sum(axis=2)
    order = numpy.argsort(squared, axis=1, kind="stable")[:, :count]
    return numpy.sqrt(numpy.take_along_axis(squared, order, axis=1)), order


def main():
    print(f"# Python {platform.python_version()}, NumPy {numpy.__version__}, scikit-learn {sklearn.__version__}, "
          f"umap-learn {umap.__version__}")
    for shape in ((40, 3, 4, 1), (300, 24, 5, 2), (500, 96, 8, 3)):
        values = vectors(*shape).astype(numpy.float64)
        fitted = PCA(2, svd_solver="full").fit(values)
        signs = numpy.array([1 if row[numpy.abs(row).argmax()] > 0 else -1 for row in fitted.components_])
        points = fitted.transform(values) * signs
        print("pca", *shape, ":", *(f"{share:.12g}" for share in fitted.explained_variance_ratio_), ":",
              *(f"{value:.9g}" for value in points[:10].ravel()))
        for k in (3, 15):
            print("measure", *shape, k, ":", f"{trustworthiness(values, values[:, :2], n_neighbors=k):.12g}")
    for minimum, spread in ((0.1, 1.0), (0.0, 1.0), (0.5, 1.0), (0.1, 2.0)):
        print("curve", minimum, spread, ":", *(f"{value:.9g}" for value in find_ab_params(spread, minimum)))
    for shape, count in (((300, 24, 5, 2), 15), ((200, 8, 3, 7), 5)):
        values = vectors(*shape)
        distances, rows = nearest(values, count)
        sigmas, rhos = smooth_knn_dist(distances.astype(numpy.float32), float(count))
        graph = fuzzy_simplicial_set(values, count, 0, "euclidean", knn_indices=rows,
                                     knn_dists=distances.astype(numpy.float32))[0].tocsr()
        for point in range(0, shape[0], 37):
            print("scale", *shape, count, point, ":", f"{rhos[point]:.7g} {sigmas[point]:.7g}")
            for other in graph[point].indices[:4]:
                print("edge", *shape, count, point, other, ":", f"{graph[point, other]:.7g}")
    for shape in ((600, 24, 6, 5), (800, 64, 1, 6), (1000, 16, 40, 8)):
        values = vectors(*shape)
        found = [trustworthiness(values, umap.UMAP(n_neighbors=15, min_dist=0.1, random_state=seed).fit_transform(values),
                                 n_neighbors=15) for seed in range(5)]
        print("trust", *shape, 15, ":", f"{numpy.mean(found):.6f} {min(found):.6f} {max(found):.6f}")


main()
