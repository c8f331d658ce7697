/** The randomised self-experiment: does caffeine cause a change in a person's heart rate? */
package coffee.domain.experiment;
