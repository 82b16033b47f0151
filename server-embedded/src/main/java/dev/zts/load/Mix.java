package dev.zts.load;

import java.util.List;

/**
 * Picks the next request of a mix, evenly spread and the same in every run: smooth weighted round
 * robin. After any number of picks each request is within one of its exact share.
 */
final class Mix {
    private final double[] weights;
    private final double[] credit;
    private final double total;

    Mix(List<LoadRequest> requests) {
        weights = requests.stream().mapToDouble(LoadRequest::weight).toArray();
        credit = new double[weights.length];
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        total = sum;
    }

    /** {@return index of the request that is next} */
    int next() {
        int best = 0;
        for (int i = 0; i < weights.length; i++) {
            credit[i] += weights[i];
            if (credit[i] > credit[best]) {
                best = i;
            }
        }
        credit[best] -= total;
        return best;
    }
}
