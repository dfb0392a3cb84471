using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>The phases of a backward pass, against the definition of a window: tap r of window i meets the place i·stride + r·dilation − before.</summary>
public class PhasedAxisTests
{
    [Fact]
    public void Phases_HaveEachPlaceOnce_WithTheTapsThatMeetIt()
    {
        foreach ((int window, int stride, int dilation, int before, int length, int windows) in Cases())
        {
            string name = $"window {window}, stride {stride}, dilation {dilation}, {before} before, length {length}, {windows} windows";
            var axis = PhasedAxis.Of(windows, window, stride, dilation, before, length);
            var seen = new HashSet<int>();
            for (int phase = 0; phase < axis.Phases; phase++)
            {
                TapAxis places = axis.Phase(phase);
                int begin = axis.Begin(places);
                for (int result = 0; result < places.Count; result++)
                {
                    int place = places.First + (result * places.Step);
                    Assert.True(seen.Add(place), name);
                    var met = new List<(int Window, int Tap)>();
                    for (int tap = 0; tap < places.Taps; tap++)
                    {
                        // The turned kernel has the last tap first, at the beginning of the result's window.
                        int within = begin + result + ((places.Taps - 1 - tap) * -places.SourceTap);
                        Assert.InRange(within, 0, axis.Length - 1);
                        int source = within - axis.Border;
                        if (source >= 0 && source < windows)
                        {
                            met.Add((source, places.Tap + (tap * places.TapStep)));
                        }
                    }

                    Assert.Equal(Meeting(place, window, stride, dilation, before, windows), met.OrderBy(static pair => pair.Tap));
                }
            }

            Assert.Equal(Enumerable.Range(0, length), seen.Order());
        }
    }

    private static List<(int Window, int Tap)> Meeting(int place, int window, int stride, int dilation, int before, int windows) =>
    [
        .. from tap in Enumerable.Range(0, window)
           from i in Enumerable.Range(0, windows)
           where (i * stride) + (tap * dilation) - before == place
           select (i, tap),
    ];

    private static IEnumerable<(int Window, int Stride, int Dilation, int Before, int Length, int Windows)> Cases() =>
        from window in new[] { 1, 2, 3, 5 }
        from stride in new[] { 1, 2, 3, 4, 7 }
        from dilation in new[] { 1, 2, 3, 4 }
        from before in new[] { 0, 1, 2, 5 }
        from length in new[] { 1, 2, 7, 12 }
        let reach = ((window - 1) * dilation) + 1
        let padded = length + (2 * before)
        where padded >= reach
        select (window, stride, dilation, before, length, ((padded - reach) / stride) + 1);
}
