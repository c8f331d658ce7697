/** The statistics of a randomised self-experiment: exact and anytime intervals, and planning. */
package coffee.domain.experiment.analysis;
