namespace PaWorkflow.Agreements.Tests;

public class MeasureTests
{
    [Theory]
    [InlineData(1, LikertClass.Least)]
    [InlineData(1.80, LikertClass.Least)]
    [InlineData(1.804, LikertClass.Least)]
    [InlineData(1.805, LikertClass.Little)]
    [InlineData(2.60, LikertClass.Little)]
    [InlineData(2.61, LikertClass.Medium)]
    [InlineData(3.40, LikertClass.Medium)]
    [InlineData(3.41, LikertClass.Much)]
    [InlineData(4.20, LikertClass.Much)]
    [InlineData(4.205, LikertClass.Most)]
    [InlineData(5, LikertClass.Most)]
    public void A_mean_is_rounded_to_two_decimals_before_it_is_classed(double mean, LikertClass expected) =>
        Assert.Equal(expected, LikertMean.ClassOf((decimal)mean));

    [Theory, InlineData(0.99), InlineData(5.01)]
    public void A_mean_outside_of_the_scale_is_refused(double mean) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LikertMean.ClassOf((decimal)mean));

    [Fact]
    public void Satisfied_are_the_answers_three_and_four()
    {
        Assert.Equal(60, InnovationQuestionnaire.PercentSatisfied([4, 3, 3, 2, 0]));
        Assert.Throws<ArgumentException>(() => InnovationQuestionnaire.PercentSatisfied([]));
        Assert.Throws<ArgumentException>(() => InnovationQuestionnaire.PercentSatisfied([5]));
    }

    [Theory]
    [InlineData(100, InternalControlGrade.VeryGood)]
    [InlineData(90, InternalControlGrade.VeryGood)]
    [InlineData(89.99, InternalControlGrade.Good)]
    [InlineData(79.99, InternalControlGrade.Fair)]
    [InlineData(69.99, InternalControlGrade.NeedsImprovement)]
    public void Internal_control_is_graded_by_percent(double percent, InternalControlGrade grade) =>
        Assert.Equal(grade, InternalControl.GradeOf((decimal)percent));
}
